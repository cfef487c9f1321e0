import { queueBackends } from '@redmaple/platform/testing';
import { describeWalk } from '../support/walk.js';

for (const backend of queueBackends().filter((one) => !one.redis)) describeWalk(backend);
