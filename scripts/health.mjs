// node scripts/health.mjs <address>: exit code 0 when it answers 2xx within three seconds. For containers' health checks.
const address = process.argv[2] ?? 'http://127.0.0.1:3000/health/ready';
try {
  const response = await fetch(address, { signal: AbortSignal.timeout(3000) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
