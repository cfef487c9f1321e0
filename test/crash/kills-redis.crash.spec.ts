import { it } from '@jest/globals';
import { queueBackends } from '@redmaple/platform/testing';
import { describeKills } from './describe-kills.js';

const backend = queueBackends().find((one) => one.redis);
if (backend) describeKills(backend);
else it.todo('kills on Redis, where there is one');
