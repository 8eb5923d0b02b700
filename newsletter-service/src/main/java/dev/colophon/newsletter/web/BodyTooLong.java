package dev.colophon.newsletter.web;

class BodyTooLong extends RuntimeException {

}
