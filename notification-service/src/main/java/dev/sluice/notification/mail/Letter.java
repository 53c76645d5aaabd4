package dev.sluice.notification.mail;

/** What a mail says. */
record Letter(String subject, String text) {}
