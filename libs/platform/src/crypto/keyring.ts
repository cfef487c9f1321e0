import { hkdfSync } from 'node:crypto';

interface KeyFile {
  current: string;
  keys: Record<string, string>;
}

/** The master keys: the current one wraps new data keys, older ones still unwrap. */
export class Keyring {
  private constructor(
    readonly currentId: string,
    private readonly keys: ReadonlyMap<string, Buffer>,
  ) {}

  /**
   * Reads `MASTER_KEY`: 32 bytes in base64, or the JSON of a key file
   * `{"current":"k2","keys":{"k1":"…","k2":"…"}}`.
   * @throws Error when a key has not 32 bytes or `current` is unknown.
   */
  static parse(text: string): Keyring {
    const file = readKeyFile(text.trim());
    const keys = new Map<string, Buffer>();
    for (const [id, encoded] of Object.entries(file.keys)) {
      const key = Buffer.from(encoded, 'base64');
      if (key.length !== 32)
        throw new Error(`Master key ${id} must have 32 bytes in base64 (openssl rand -base64 32).`);
      keys.set(id, key);
    }
    if (!keys.has(file.current)) throw new Error(`The key file names ${file.current} as current but does not hold it.`);
    return new Keyring(file.current, keys);
  }

  /** @throws Error when the key is not in the key file any more. */
  key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`Master key ${id} is missing from the key file.`);
    return key;
  }

  current(): Buffer {
    return this.key(this.currentId);
  }

  /** First key by name: logins and blind indexes derive from it, so that they survive a rotation. */
  oldestKey(): Buffer {
    const [first] = [...this.keys.keys()].sort();
    return this.key(first ?? this.currentId);
  }

  /** A 32-byte key for one purpose, derived from the oldest master key. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.oldestKey(), Buffer.alloc(0), `redmaple/${purpose}`, 32));
  }
}

/** What is wrong is said without a word of the text: it holds the keys. */
function readKeyFile(text: string): KeyFile {
  if (!text.startsWith('{')) return { current: 'k1', keys: { k1: text } };
  let parsed: Partial<KeyFile> | undefined;
  try {
    parsed = JSON.parse(text) as Partial<KeyFile>;
  } catch {
    parsed = undefined;
  }
  const { current, keys } = parsed ?? {};
  if (
    typeof current !== 'string' ||
    typeof keys !== 'object' ||
    keys === null ||
    Object.values(keys).some((key) => typeof key !== 'string')
  ) {
    throw new Error(
      'The key file is not usable: it must be JSON like {"current":"k1","keys":{"k1":"32 bytes in base64"}}.',
    );
  }
  return { current, keys };
}
