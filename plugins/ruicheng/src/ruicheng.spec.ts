import { describePlugin } from '@redmaple/plugins/testing';
import ruicheng from './index.js';

describePlugin(ruicheng);
