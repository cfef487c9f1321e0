import { describePlugin } from '@redmaple/plugins/testing';
import anding from './index.js';

describePlugin(anding);
