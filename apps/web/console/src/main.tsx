import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { watchActivity } from './app/activity.js';
import { currentLocale } from './app/locale.js';
import './app/console.css';

document.documentElement.lang = currentLocale();
watchActivity();
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
