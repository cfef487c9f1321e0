import { describePlugin } from '@redmaple/plugins/testing';
import yanhu from './index.js';

describePlugin(yanhu);
