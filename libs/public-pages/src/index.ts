export { renderHome, type HomeFacts } from './home/home.js';
