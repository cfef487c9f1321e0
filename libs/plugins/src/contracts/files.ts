/** A file to be kept; what `readPictureUpload` takes from a request is one. @since 1.4.0 */
export interface NewPluginFile {
  /** A photo (JPEG, PNG, WebP) or a PDF that only shows something; at most 10 MB. */
  readonly bytes: Uint8Array;
  /** A UUID chosen by the sender: sent again, whatever it holds, it is the first file. */
  readonly clientId: string;
}

/** What is known of a file of the plugin's own. @since 1.4.0 */
export interface PluginFileView {
  readonly id: string;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
  /** Bytes as they are kept: photos without place, phone and time. */
  readonly size: number;
  readonly keptAt: Date;
}

/** A file of the plugin's own with its bytes. @since 1.4.0 */
export interface PluginFile extends PluginFileView {
  readonly bytes: Buffer;
}

/**
 * Files of the plugin's own in the current county, which no other plugin and nothing of the core reads: at most 500, together at most
 * 200 MB. They go as `keeps.retentionDays` says, are exported when the plugin is removed and gone when it is forgotten.
 * Provided by libs/plugins.
 * @since 1.4.0
 */
export abstract class Files {
  /**
   * Keeps a file, in the transaction of the caller, cleaned of what is not seen. Its type is what the bytes say.
   * @throws files.needed, files.tooLarge, files.notAPaper, files.broken, files.tooManyPixels, files.active, files.locked
   * @throws request.invalid when `clientId` is no UUID
   * @throws plugins.keepsTooManyFiles when there is no room
   * @throws plugins.failed where the county has the plugin off, or did not agree to its keeping files
   */
  abstract keep(file: NewPluginFile): Promise<PluginFileView>;
  /** A file with its bytes; undefined for one that is not the plugin's, not the county's, or gone. */
  abstract read(id: string): Promise<PluginFile | undefined>;
  /** All of them, in the order of their ids. */
  abstract list(): Promise<PluginFileView[]>;
  /** Forgets a file, in the transaction of the caller. @returns false where there was none */
  abstract remove(id: string): Promise<boolean>;
}
