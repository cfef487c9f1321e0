/**
 * A card with a QR code that leads to the team's duty desk (警民连心卡): one call and somebody comes. It names the team, never a
 * volunteer. @since 1.4.0
 */
export interface ContactCard {
  readonly code: string;
  /** Code of the plugin's own team type that answers. */
  readonly teamType: string;
  /** Codes of the plugin's own incident categories that the reader can choose from. */
  readonly categories: readonly string[];
  /** For people who can't leave their home: the team comes, also at night. */
  readonly comesToTheDoor?: boolean;
}
