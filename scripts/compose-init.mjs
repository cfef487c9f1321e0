import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataDirectory } from './lib/paths.mjs';

// npm run compose:init: secrets for docker-compose.yml, made once. The file is never overwritten: the master key in it
// is the only way to the encrypted data.

const file = path.join(dataDirectory(), 'compose.env');
if (existsSync(file)) {
  console.error(`${file} 已存在，未改动 · exists already and was left as it is.`);
  process.exit(1);
}
mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
const lines = [
  '# Secrets of docker-compose.yml. Keep a copy somewhere else than the database backups.',
  `MASTER_KEY=${randomBytes(32).toString('base64')}`,
  `POSTGRES_PASSWORD=${randomBytes(24).toString('base64url')}`,
  `REDIS_PASSWORD=${randomBytes(24).toString('base64url')}`,
  '# The host name people type; Caddy fetches its certificate.',
  `SITE_ADDRESS=${process.env.SITE_ADDRESS ?? 'localhost'}`,
  '',
];
writeFileSync(file, lines.join('\n'), { mode: 0o600, flag: 'wx' });
console.log(`已生成密钥 · Secrets written to ${file}`);
console.log('另存一份到安全处，然后 · Keep a copy elsewhere, then:');
console.log(`  docker compose --env-file ${path.relative(process.cwd(), file)} up --detach --build`);
