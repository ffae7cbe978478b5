<?php
// Installs WordPress with one author, who has no rights but to write.
define( 'WP_INSTALLING', true );
$database = new mysqli( 'localhost', 'root', '', '', 0, __DIR__ . '/database.sock' );
$database->query( 'CREATE DATABASE wordpress' );
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'A paper', 'editor', 'editor@example.org', false, '', 'editor' );
$author = array(
	'user_login' => 'author',
	'user_pass'  => 'author',
	'role'       => 'author',
);
exit( is_wp_error( wp_insert_user( $author ) ) ? 1 : 0 );
