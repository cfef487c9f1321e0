import { describePlugin } from '@redmaple/plugins/testing';
import rescuePoints from './index.js';

describePlugin(rescuePoints);
