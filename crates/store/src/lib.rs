//! Rows and files: what an installation keeps, and the transactions in which it changes.
//!
//! Not for: who may change what (`domain::org`), nor for acts of several steps (`actions`).
