export { compileForm, type FormResult, type FormValidator } from './check/compile-form.js';
