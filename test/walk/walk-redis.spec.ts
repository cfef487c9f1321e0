import { it } from '@jest/globals';
import { queueBackends } from '@redmaple/platform/testing';
import { describeWalk } from '../support/walk.js';

const backend = queueBackends().find((one) => one.redis);
if (backend) describeWalk(backend);
else it.todo('npm run walk on Redis, where there is one');
