import { Injectable } from '@nestjs/common';
import { Places, qrSvg, Settings } from '@redmaple/plugins';
import { settings } from './settings.js';

/** A card to be printed: what stands on it are texts of the plugin. */
export class Card {
  id: string;
  teamType: string;
  comesToTheDoor: boolean;
  /** The duty phone of the desk; absent while the county has not set it. */
  line?: string;
  /** Names of the tables where the desk sits. */
  tables?: string[];
  /** A code that dials it. */
  svg?: string;
}

/** 警民连心卡: one call and somebody comes. */
@Injectable()
export class Cards {
  constructor(
    private readonly settings: Settings,
    private readonly places: Places,
  ) {}

  async all(): Promise<Card[]> {
    const { heartLine, marketLine } = await this.settings.of(settings);
    const tables = await this.places.find({ kinds: ['anding.market-table'] });
    return Promise.all([
      draw({ id: 'heart-card', teamType: 'heart-callers', comesToTheDoor: true }, heartLine),
      draw(
        {
          id: 'market-card',
          teamType: 'market-desk',
          comesToTheDoor: false,
          tables: tables.map((one) => one.name),
        },
        marketLine,
      ),
    ]);
  }
}

async function draw(card: Card, line: string | undefined): Promise<Card> {
  return line === undefined ? card : { ...card, line, svg: await qrSvg(`tel:${line.replaceAll('-', '')}`) };
}
