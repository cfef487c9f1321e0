/**
 * The cards as they are printed: a name, a promise, a code that dials the desk. A module of the plugin: plain JavaScript without a
 * build, drawn with what the console hands in.
 */
export default function cards({ React, kit, api, t }) {
  const { createElement: h, useCallback, useEffect, useState } = React;

  function Card({ card }) {
    if (card.svg === undefined) return h(kit.Panel, { title: t(card.id) }, h('p', null, t('unset')));
    const picture = { src: `data:image/svg+xml,${encodeURIComponent(card.svg)}`, alt: t('code', { line: card.line }) };
    return h(
      kit.Panel,
      { title: t(card.id) },
      h(
        'div',
        { style: { display: 'flex', flexWrap: 'wrap', gap: '1rem', alignItems: 'center' } },
        h('img', { ...picture, style: { width: '9rem', height: '9rem' } }),
        h(
          'div',
          { style: { flex: '1 1 12rem' } },
          h('p', null, h('strong', null, t(card.teamType))),
          h('p', null, t(`${card.id}.line`)),
          card.tables?.length > 0 && h('p', null, t('tables', { names: card.tables.join('、') })),
          h('p', { style: { fontSize: '1.5rem', margin: '0.5rem 0' } }, card.line),
          h('p', null, t('emergency')),
        ),
      ),
    );
  }

  return function Cards() {
    const [state, setState] = useState({ kind: 'loading' });
    const read = useCallback(() => {
      setState({ kind: 'loading' });
      api.get('cards').then(
        (rows) => setState({ kind: 'ready', rows }),
        (problem) => setState({ kind: 'failed', problem }),
      );
    }, []);
    useEffect(read, [read]);

    if (state.kind === 'loading') return h(kit.Loading);
    if (state.kind === 'failed') return h(kit.Failed, { problem: state.problem, onRetry: read });
    return h(
      'div',
      { style: { display: 'grid', gap: '1rem' } },
      h('div', null, h(kit.Button, { onClick: () => globalThis.print() }, t('print'))),
      ...state.rows.map((card) => h(Card, { key: card.id, card })),
    );
  };
}
