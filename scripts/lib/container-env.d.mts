export function containerEnv(
  command: 'api' | 'worker' | 'migrate',
  env: Record<string, string | undefined>,
): Record<string, string>;
