import { useMemo } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';

/** A county has some dozen teams: one page holds them all. */
const allOfThem = { query: { limit: 200 } } as const;

export interface TeamLookup {
  readonly teams: readonly Shape<'TeamDetail'>[];
  readonly active: readonly Shape<'TeamDetail'>[];
  readonly nameOf: (id: string | undefined) => string;
}

/** The county's teams by id. */
export function useTeams(): TeamLookup {
  const { data } = useGet('/api/v1/teams', allOfThem);
  return useMemo(() => {
    const teams = data?.items ?? [];
    const names = new Map(teams.map((team) => [team.id, team.name]));
    return {
      teams,
      active: teams.filter((team) => team.state === 'active'),
      nameOf: (id) => (id === undefined ? '—' : (names.get(id) ?? '—')),
    };
  }, [data]);
}

export interface TeamTypeLookup {
  readonly types: readonly Shape<'TeamTypeInfo'>[];
  readonly nameOf: (code: string) => string;
}

/** The team types that plugins bring, with their names. */
export function useTeamTypes(): TeamTypeLookup {
  const { data } = useGet('/api/v1/team-types', {});
  const { label } = useWords();
  return useMemo(() => {
    const types = data ?? [];
    return { types, nameOf: (code) => label(types.find((one) => one.code === code)?.label) || code };
  }, [data, label]);
}

/** The kinds of certificates that plugins bring, with their names. */
export function useQualificationKinds(): {
  readonly kinds: readonly Shape<'QualificationKindView'>[];
  readonly nameOf: (code: string) => string;
} {
  const { data } = useGet('/api/v1/qualifications/kinds', {});
  const { label } = useWords();
  return useMemo(() => {
    const kinds = data ?? [];
    return { kinds, nameOf: (code) => label(kinds.find((one) => one.code === code)?.label) || code };
  }, [data, label]);
}

/** Areas as options of a list, each with the way down to it. */
export function useAreaOptions(enabled = true): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useGet('/api/v1/areas', {}, { enabled });
  return useMemo(() => {
    const areas = data ?? [];
    const byId = new Map(areas.map((area) => [area.id, area]));
    const wayTo = (area: Shape<'AreaDetail'>): string => {
      const parent = area.parentId === undefined ? undefined : byId.get(area.parentId);
      return parent && parent.level !== 'county' ? `${wayTo(parent)} / ${area.name}` : area.name;
    };
    return areas.map((area) => ({ value: area.id, label: wayTo(area) }));
  }, [data]);
}
