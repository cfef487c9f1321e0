import { Injectable } from '@nestjs/common';
import { asSystem, Counties } from '@redmaple/platform';
import { PluginFaults } from '../registry/plugin-faults.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { type LoopNote, takeNotes } from './loop-notes.js';

/** Counts against plugins what a process before this one noted while it was kept by them. */
@Injectable()
export class LoopFaults {
  constructor(
    private readonly faults: PluginFaults,
    private readonly plugins: PluginSwitch,
    private readonly counties: Counties,
  ) {}

  /** Before anything of a plugin runs in this process: at the third time it is off. */
  async count(dataDirectory: string): Promise<void> {
    for (const note of takeNotes(dataDirectory)) {
      const where = note.county === undefined ? await this.counties.activeCodes() : [note.county];
      for (const county of where) await asSystem(county, 'plugins.count-loops', () => this.against(note));
    }
  }

  private async against({ plugin, place, seconds }: LoopNote): Promise<void> {
    if (!(await this.plugins.isOn(plugin))) return;
    const message = `It kept the processor for ${seconds} s without a pause, so that the process had to be ended: wait for something in between, or do less at once.`;
    await this.faults.record(plugin, place, 'slow', message);
  }
}
