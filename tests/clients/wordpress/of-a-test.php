<?php
// A must-use plugin for what differs in a test. Nothing of embeds is changed.

// The charts stand on this machine, at a port of their own, with a certificate of their own.
add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'https_ssl_verify', '__return_false' );
add_filter(
	'http_allowed_safe_ports',
	function ( $ports, $host, $url ) {
		return array_merge( $ports, array( (int) parse_url( $url, PHP_URL_PORT ) ) );
	},
	10,
	3
);

// ?theme=NAME shows a page in that theme.
foreach ( array( 'template', 'stylesheet' ) as $option ) {
	add_filter(
		'pre_option_' . $option,
		function ( $value ) {
			return isset( $_GET['theme'] ) ? sanitize_key( $_GET['theme'] ) : $value;
		}
	);
}

// The cookie editor=classic asks for the editor of before blocks.
add_filter(
	'use_block_editor_for_post',
	function ( $blocks ) {
		return $blocks && ! isset( $_COOKIE['editor'] );
	}
);
