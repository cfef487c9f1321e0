import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Counties } from '@redmaple/platform';
import { verifyAudit } from './audit/verify-audit.js';
import { knownCounty } from './counties/close-county.js';
import { CommandError, required, runCommand, say } from './house/command.js';
import { servingConnections, withOwner } from './house/owner-connection.js';
import { withHouse } from './house/with-house.js';

// npm run audit:verify: see docs/operations.md. Exit code 1 when a chain does not fit.

await runCommand(async (environment, args) => {
  const { values } = parseArgs({ args: [...args], options: { county: { type: 'string' }, head: { type: 'string' } } });
  const { county, head } = values;
  if (head !== undefined && (county === undefined || !/^[0-9a-f]{64}$/.test(head)))
    throw new CommandError(
      '--head 须与 --county 同用，为 64 位十六进制 · --head goes with --county and has 64 hex digits.',
    );
  const ownerUrl = required(environment, 'ADMIN_DATABASE_URL');
  const workerRuns = (await withOwner(ownerUrl, servingConnections)) > 0;
  return withHouse(environment, async (house) => {
    if (county !== undefined) await knownCounty(house, county);
    const codes = county === undefined ? [...(await house.get(Counties).all()).keys()] : [county];
    let faulty = false;
    for (const code of codes) {
      const report = await verifyAudit(house, ownerUrl, code, { workerRuns, ...(head !== undefined && { head }) });
      say(`${code}\t${report.entries} 行 rows\t${report.unsealed} 待封 unsealed\t${report.head ?? '-'}`);
      for (const fault of report.faults) say(`  ✗ ${fault}`);
      faulty ||= report.faults.length > 0;
    }
    say(
      faulty
        ? '审计链有问题 · The audit chain does not fit.'
        : '审计链完整。请把末尾哈希记在别处 · The audit chain is intact. Note the last hash of each county somewhere else: only with it (--head) does a cut-off end show.',
    );
    return faulty ? 1 : 0;
  });
});
