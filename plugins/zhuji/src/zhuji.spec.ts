import { describePlugin } from '@redmaple/plugins/testing';
import zhuji from './index.js';

describePlugin(zhuji);
