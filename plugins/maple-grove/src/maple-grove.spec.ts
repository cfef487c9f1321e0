import { describePlugin } from '@redmaple/plugins/testing';
import mapleGrove from './index.js';

describePlugin(mapleGrove);
