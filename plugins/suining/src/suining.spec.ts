import { describePlugin } from '@redmaple/plugins/testing';
import suining from './index.js';

describePlugin(suining);
