import './older-phones.js';
import { render } from 'preact';
import { App } from './app.js';
import './api/server-time.js';
import './me.css';

render(<App />, document.getElementById('root') as HTMLElement);
