/** Version of the plugin contract. A plugin names the range it was written for in `requires`. @since 1.0.0 */
export const SDK_VERSION = '1.4.0';
