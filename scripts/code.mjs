import { currentCode } from './lib/totp.mjs';

// npm run code -- <secret>: the current second factor of a demo account, for those without an authenticator at hand.
const secret = process.argv[2];
if (!secret) {
  console.error('用法 · Usage: npm run code -- <密钥 secret>');
  process.exit(1);
}
const { code, secondsLeft } = currentCode(secret);
console.log(`${code}  （还有 ${secondsLeft} 秒 · ${secondsLeft} s left）`);
