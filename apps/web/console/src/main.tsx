import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root') as HTMLElement).render(<main>红枫林</main>);
