import { eventually, holds, same } from '../tell.mjs';

/** The audit trail is whole, holds no personal data, and the house is well. */
export async function watch({ walk, house, found }) {
  const { auditor, operator, visitor } = house;
  walk.chapter('9', '审计与运行', 'Audit and health');

  await walk.step('审计链完整', 'the audit chain is whole', async () => {
    let chain;
    await eventually(
      'the worker seals the trail',
      90,
      async () => {
        chain = await auditor.get('audit/chain');
        return chain.unsealed === 0;
      },
      () => chain,
    );
    same('faults', chain.faults, []);
    holds('rows', chain.entries > 400, chain);
    found.audited = chain.entries;
  });

  await walk.step('审计里没有姓名、电话、证件', 'no name, phone or document is in it', async () => {
    const entries = JSON.stringify(await everything(auditor));
    for (const { name, phone, documentNumber } of [found.refused, ...found.patrol])
      for (const secret of [name, phone, documentNumber])
        holds('personal data in the audit', !entries.includes(secret), secret);
    await operator.refused('Reading the audit as operator', ['GET', 'audit/entries'], {
      status: 403,
      code: 'access.denied',
    });
  });

  await walk.step('健康检查与指标', 'health and metrics', async () => {
    same('/health/live', (await visitor.send('GET', '/health/live')).body, { status: 'live' });
    same('/health/ready', (await visitor.send('GET', '/health/ready')).body, { status: 'ready' });
    const metrics = await visitor.send('GET', '/metrics');
    same('/metrics', metrics.status, 200);
    holds('Prometheus text', /^# TYPE \w+ \w+/m.test(metrics.body), metrics.body);
  });
}

/** The whole trail, page by page. */
async function everything(auditor) {
  const entries = [];
  for (let before = ''; ; ) {
    const page = await auditor.get(`audit/entries?limit=200${before && `&before=${before}`}`);
    entries.push(...page);
    if (page.length < 200) return entries;
    before = page.at(-1).id;
  }
}
