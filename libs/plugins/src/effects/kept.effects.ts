import { Injectable } from '@nestjs/common';
import { IsDefined, IsString, Matches } from 'class-validator';
import { keptKey } from '../validate/validate-requests.js';
import { EffectContributor, type EffectOrigin } from './effect-contributor.js';
import { KeptValues } from './kept-values.js';

class KeptKey {
  @IsString()
  @Matches(keptKey)
  key: string;
}

class KeptValue extends KeptKey {
  @IsDefined()
  value: unknown;
}

/** Keeps a value of the plugin's own. */
@Injectable()
export class PutKept extends EffectContributor<KeptValue> {
  readonly effect = 'kept.put';
  readonly role = undefined;
  readonly body = KeptValue;

  constructor(private readonly kept: KeptValues) {
    super();
  }

  carryOut({ key, value }: KeptValue, { pluginId }: EffectOrigin): Promise<void> {
    return this.kept.put(pluginId, key, value);
  }
}

/** Forgets a value of the plugin's own. */
@Injectable()
export class DeleteKept extends EffectContributor<KeptKey> {
  readonly effect = 'kept.delete';
  readonly role = undefined;
  readonly body = KeptKey;

  constructor(private readonly kept: KeptValues) {
    super();
  }

  carryOut({ key }: KeptKey, { pluginId }: EffectOrigin): Promise<void> {
    return this.kept.delete(pluginId, key);
  }
}
