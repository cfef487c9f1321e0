import { randomUUID } from 'node:crypto';
import { crc32 as checksum, deflateSync } from 'node:zlib';
import { ClaimsService, QualificationsService } from '@redmaple/volunteers';
import type { DemoCast } from './demo-cast.js';
import type { DemoVolunteer } from './demo-volunteers.js';

/** Two papers wait to be verified: a renewal, and the policy of the rescuer who is not insured yet. */
export async function fillClaims(cast: DemoCast, volunteers: readonly DemoVolunteer[]): Promise<void> {
  const claims = cast.get(ClaimsService);
  const file = async () => (await claims.keepFile({ bytes: drawPaper(), clientId: randomUUID() })).id;
  const renewing = volunteers.find((one, index) => one.team === 'patrol' && index === 1);
  const uninsured = volunteers.filter((one) => one.team === 'rescue')[2];
  if (renewing) {
    const [old] = await cast.as('operator', () => cast.get(QualificationsService).of(renewing.volunteerId));
    await cast.asVolunteer(renewing.personId, async () =>
      claims.sendMine({
        clientId: randomUUID(),
        kind: 'qualification',
        code: 'maple-grove.river-safety',
        issuer: '诸暨市演示培训机构',
        number: '演示证书 续 2',
        validFrom: cast.day(41),
        validTo: cast.day(405),
        fileIds: [await file()],
        ...(old && { renewsId: old.id }),
      }),
    );
  }
  if (uninsured)
    await cast.asVolunteer(uninsured.personId, async () =>
      claims.sendMine({
        clientId: randomUUID(),
        kind: 'insurance',
        issuer: '演示保险公司',
        number: 'YS-2026-GR-07',
        validFrom: cast.day(),
        validTo: cast.day(364),
        coversDanger: true,
        fileIds: [await file()],
      }),
    );
}

const [width, height] = [480, 340];

/** A paper as a picture: a frame, lines where words would stand, a red seal. */
function drawPaper(): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height, 0xfb);
  const paint = (x: number, y: number, colour: readonly number[]): void => {
    Buffer.from(colour).copy(rows, y * (width * 3 + 1) + 1 + x * 3);
  };
  for (let y = 0; y < height; y++) {
    rows[y * (width * 3 + 1)] = 0;
    for (let x = 0; x < width; x++) {
      const frame = Math.min(x, y, width - 1 - x, height - 1 - y);
      const line = y > 90 && y < 240 && y % 30 < 5 && x > 70 && x < (y > 200 ? 260 : 410);
      const title = y > 40 && y < 62 && x > 150 && x < 330;
      const seal = Math.hypot(x - 360, y - 250);
      if (frame > 12 && frame < 17) paint(x, y, [0xc9, 0xa9, 0x6a]);
      else if (seal < 44 && seal > 36) paint(x, y, [0xa6, 0x1d, 0x24]);
      else if (title) paint(x, y, [0x55, 0x4f, 0x4a]);
      else if (line) paint(x, y, [0xb8, 0xb2, 0xaa]);
    }
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
}
