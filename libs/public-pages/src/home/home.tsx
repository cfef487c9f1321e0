import { render } from 'preact-render-to-string';

export interface HomeFacts {
  readonly title: string;
}

export function renderHome(facts: HomeFacts): string {
  return render(<h1>{facts.title}</h1>);
}
