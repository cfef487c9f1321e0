import { defineEvent } from '../queue/job-definition.js';

/** Somebody was erased (PIPL 47): whoever keeps rows about them takes out what still says who it was. */
export const personErased = defineEvent<{ personId: string; volunteerId?: string }>('person.erased');
