import { describeKills } from './describe-kills.js';

describeKills({ name: 'PostgreSQL', redis: false });
