import { useState } from 'react';
import { useUrlState } from '../../kit/url-state.js';
import { type ApplicationState, applicationStates } from './states.js';

type Key = 'view' | 'call' | 'state' | 'teamType' | 'q' | 'stage' | 'overdue' | 'open';

/** What the pipeline shows, as its address says. */
export interface PipelineUrl {
  readonly view: 'list' | 'board';
  readonly call: string | undefined;
  readonly state: ApplicationState | undefined;
  readonly teamType: string | undefined;
  /** A name stays out of the address; an application number may stand in it. */
  readonly search: string;
  readonly setSearch: (text: string) => void;
  /** What waits at a stage, by its code, instead of all applications; `appeals` for those. */
  readonly stage: string | undefined;
  readonly overdue: boolean;
  /** The application shown beside the list. */
  readonly open: string | undefined;
  readonly change: (change: Partial<Record<Key, string | undefined>>) => void;
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const stagePattern = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?$/;
const numberPattern = /^HF-/i;
const anId = (text: string | undefined): string | undefined => (text && idPattern.test(text) ? text : undefined);

export function usePipelineUrl(): PipelineUrl {
  const [url, change] = useUrlState<Key>();
  const [name, setName] = useState('');
  return {
    view: url.view === 'board' ? 'board' : 'list',
    call: anId(url.call),
    state: applicationStates.find((one) => one === url.state),
    teamType: url.teamType,
    search: url.q ?? name,
    setSearch: (text) => {
      const number = numberPattern.test(text.trim());
      setName(number ? '' : text);
      if (number || url.q !== undefined) change({ q: number ? text.trim() : undefined });
    },
    stage: url.stage !== undefined && stagePattern.test(url.stage) ? url.stage : undefined,
    overdue: url.overdue === 'true',
    open: anId(url.open),
    change,
  };
}
