/**
 * Half a year of inspections, a square for each week. A module of the plugin: plain JavaScript without a build, drawn with what the
 * console hands in.
 */
export default function calendar({ React, kit, api, t }) {
  const { createElement: h, useCallback, useEffect, useState } = React;

  const countOf = ({ ready, broken }) => ready + broken;
  const words = (week) =>
    [
      t('calendar.week', { week: week.week }),
      countOf(week) === 0 ? t('calendar.none') : t('calendar.count', { count: countOf(week) }),
      ...(week.broken > 0 ? [t('calendar.broken', { count: week.broken })] : []),
    ].join(' · ');

  function Square({ week, most }) {
    const share = most === 0 ? 0 : countOf(week) / most;
    const style = {
      position: 'relative',
      height: '2.75rem',
      borderRadius: '4px',
      border: '1px solid rgba(0, 0, 0, 0.12)',
      // Green says how much was done; a red edge that something was found.
      background: share === 0 ? 'transparent' : `rgba(26, 107, 60, ${0.18 + 0.72 * share})`,
      boxShadow: week.broken > 0 ? 'inset 0 -5px 0 #a61d24' : 'none',
    };
    return h('li', { style, title: words(week), 'aria-label': words(week) });
  }

  return function Calendar() {
    const [state, setState] = useState({ kind: 'loading' });
    const read = useCallback(() => {
      setState({ kind: 'loading' });
      api.get('figures/by-week').then(
        (weeks) => setState({ kind: 'ready', weeks }),
        (problem) => setState({ kind: 'failed', problem }),
      );
    }, []);
    useEffect(read, [read]);

    if (state.kind === 'loading') return h(kit.Loading);
    if (state.kind === 'failed') return h(kit.Failed, { problem: state.problem, onRetry: read });
    const { weeks } = state;
    const total = weeks.reduce((sum, week) => sum + countOf(week), 0);
    if (total === 0) return h(kit.Panel, { title: t('calendar.strip') }, h('p', null, t('calendar.empty')));
    const most = Math.max(...weeks.map(countOf));
    const list = {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(2.25rem, 1fr))',
      gap: '4px',
      margin: '0.75rem 0',
      padding: 0,
      listStyle: 'none',
    };
    const busy = weeks.filter((week) => countOf(week) > 0).reverse();
    return h(
      React.Fragment,
      null,
      h(
        kit.Panel,
        { title: t('calendar.strip') },
        h('p', null, t('calendar.lead')),
        h(
          'ul',
          { style: list, 'aria-label': t('calendar.strip') },
          weeks.map((week) => h(Square, { key: week.week, week, most })),
        ),
        h('p', null, h('strong', null, t('calendar.total', { count: total }))),
      ),
      h(kit.Table, {
        label: t('calendar.strip'),
        rows: busy.map((week) => ({ id: week.week, ...week, count: countOf(week) })),
        columns: [
          { key: 'week', heading: t('calendar.heading.week') },
          { key: 'count', heading: t('calendar.heading.count') },
          {
            key: 'broken',
            heading: t('calendar.heading.broken'),
            render: ({ broken }) => (broken > 0 ? h(kit.Tag, { tone: 'bad' }, String(broken)) : '0'),
          },
        ],
      }),
    );
  };
}
