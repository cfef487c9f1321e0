export function loadOrCreateMasterKey(dataDir: string, say?: (line: string) => void): string;
export function derivePassword(masterJson: string, purpose: 'superuser' | 'migrator' | 'app' | 'auditor'): string;
