import { render } from 'preact';

render(<main>红枫林</main>, document.getElementById('root') as HTMLElement);
