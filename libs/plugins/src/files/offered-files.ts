import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import {
  Audit,
  currentContext,
  currentCounty,
  Files as FilesOfHouse,
  filesErrors,
  pictureLimit,
  requestErrors,
  type StoredFile,
  UnitOfWork,
} from '@redmaple/platform';
import { isUUID } from 'class-validator';
import type { Files, NewPluginFile, PluginFile, PluginFileView } from '../contracts/files.js';
import { asPlugin } from '../effects/as-plugin.js';
import { BoundService } from '../mounting/bound-service.js';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { pluginErrors } from '../registry/plugins.errors.js';

const megabyte = 1_048_576;
/** What one plugin may keep in one county. */
const mostFiles = 500;
const mostMegabytes = 200;

/** Gives each plugin files of its own in the store of the house. */
@Injectable()
export class OfferedFiles extends BoundService<Files> {
  constructor(
    private readonly files: FilesOfHouse,
    private readonly switches: PluginSwitch,
    private readonly audit: Audit,
    private readonly work: UnitOfWork,
  ) {
    super();
  }

  boundTo(pluginId: string): Files {
    return {
      keep: (file) => this.keep(pluginId, file),
      read: (id) => this.read(pluginId, id),
      list: async () => (await this.files.of(pluginId)).map(toView),
      remove: (id) => this.remove(pluginId, id),
    };
  }

  private keep(pluginId: string, file: NewPluginFile): Promise<PluginFileView> {
    return this.work.run(async () => {
      const upload = checked(file);
      await this.switches.mustAllow(pluginId, 'Files');
      await this.takeTurns(pluginId);
      const before = await this.files.of(pluginId);
      // Sent again it takes no room.
      const sent = before.find((one) => one.clientId === upload.clientId);
      if (sent) return toView(sent);
      mustFit([...before.map((one) => one.size), upload.bytes.length]);
      const kept = await this.files.keepOf(pluginId, upload);
      await this.note(pluginId, 'file.keep', kept.id);
      return toView(kept);
    });
  }

  private read(pluginId: string, id: string): Promise<PluginFile | undefined> {
    return this.work.run(async () => {
      const found = await this.own(pluginId, id);
      const bytes = found && (await this.files.bytesOf(found));
      return found && bytes && { ...toView(found), bytes: await buffer(bytes) };
    });
  }

  private remove(pluginId: string, id: string): Promise<boolean> {
    return this.work.run(async () => {
      const found = await this.own(pluginId, id);
      if (!found || (await this.files.forget([found.id])) === 0) return false;
      await this.note(pluginId, 'file.remove', found.id);
      return true;
    });
  }

  /** What is no id is nobody's: it must not end the caller's transaction. */
  private async own(pluginId: string, id: string): Promise<StoredFile | undefined> {
    return isUUID(id) ? (await this.files.of(pluginId, [id]))[0] : undefined;
  }

  /** Two at once would both find room for the last one. */
  private async takeTurns(pluginId: string): Promise<void> {
    await this.work.query('SELECT pg_advisory_xact_lock(727022, hashtext($1))', [
      `plugin-files/${currentCounty()}/${pluginId}`,
    ]);
  }

  private note(pluginId: string, effect: string, fileId: string): Promise<void> {
    const { actor } = currentContext();
    return asPlugin(pluginId, undefined, undefined, () =>
      this.audit.record(
        'plugin.acted',
        { type: 'plugin', id: pluginId },
        { cause: fileId, effects: [effect], ...(actor.kind !== 'system' && { askedBy: actor.id }) },
      ),
    );
  }
}

/** A copy: what was looked at is what is kept, whatever the plugin does with its own meanwhile. */
function checked({ bytes, clientId }: NewPluginFile): { bytes: Buffer; clientId: string } {
  if (!(bytes instanceof Uint8Array) || bytes.byteLength === 0) throw filesErrors.needed({}, { field: 'file' });
  if (bytes.byteLength > pictureLimit)
    throw filesErrors.tooLarge({ limit: pictureLimit / megabyte }, { field: 'file' });
  if (!isUUID(clientId)) throw requestErrors.invalid({}, { fields: [{ field: 'clientId', code: 'isUuid' }] });
  return { bytes: Buffer.from(bytes), clientId: clientId.toLowerCase() };
}

/** Before anything is written: nobody fills the store with what is refused. */
function mustFit(sizes: readonly number[]): void {
  const size = sizes.reduce((sum, one) => sum + one, 0);
  if (sizes.length > mostFiles || size > mostMegabytes * megabyte)
    throw pluginErrors.keepsTooManyFiles({ files: mostFiles, megabytes: mostMegabytes });
}

function toView({ id, type, size, createdAt }: StoredFile): PluginFileView {
  return { id, type, size, keptAt: createdAt };
}
