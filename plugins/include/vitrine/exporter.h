/* vitrine/exporter.h: all that an exporter plugin and its host know about each other.
 *
 * UNSTABLE: kit version 0. It may change until VITRINE_EXPORTER_ABI is 1; from then on only as
 * "Growth" says.
 *
 * An exporter is a shared library with one exported symbol, vitrine_exporter_entry. It declares the
 * fields its channel wants to know about a product; the host maps, converts and checks the
 * catalogue's values and hands them over as text, so an exporter only formats and answers.
 *
 * Text:    UTF-8, NUL-terminated, never NULL unless said.
 * Memory:  who made it frees it. What a call is given lives until the call returns, unless said.
 * Threads: all calls in both directions are made on one thread, one at a time; only
 *          vitrine_host.cancelled may be called from any thread.
 * Growth:  sized structs grow at their end, by members of 8 bytes. Check VITRINE_HAS before using a
 *          member newer than ABI 0. Property names and numbers keep their meaning for ever; a
 *          property that the other side does not know is ignored.
 * No exception, longjmp or window may cross this boundary. The process belongs to this one
 * exporter: its standard output goes to the log, its standard input is empty, and it may be killed
 * at any time. */
#ifndef VITRINE_EXPORTER_H
#define VITRINE_EXPORTER_H

#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
#define VITRINE_EXPORT __declspec(dllexport)
#else
#define VITRINE_EXPORT __attribute__((visibility("default")))
#endif

/* Raised only when plugins must be rebuilt. */
#define VITRINE_EXPORTER_ABI 0u

/* Whether a sized struct is new enough to have a member. */
#define VITRINE_HAS(pointer, type, member) \
    ((pointer)->size >= offsetof(type, member) + sizeof((pointer)->member))

#ifdef __cplusplus
extern "C" {
#endif

/* What a call came to. A fixed width, which an enum has not. */
typedef int32_t vitrine_status;
enum {
    VITRINE_OK = 0,
    VITRINE_FAILED = 1 /* the export cannot go on */
};

/* What became of one item. */
enum {
    VITRINE_ACCEPTED = 0,
    VITRINE_ACCEPTED_WITH_WARNING = 1,
    VITRINE_REJECTED = 2 /* the item was left out; the others go on */
};

/* What is to be done with an item. A snapshot exporter leaves a removed item out of its output. */
enum { VITRINE_CREATE = 0, VITRINE_UPDATE = 1, VITRINE_REMOVE = 2 };

enum { VITRINE_LOG_INFO = 0, VITRINE_LOG_WARNING = 1, VITRINE_LOG_ERROR = 2 };

/* The host's own; the exporter sees pointers only. */
typedef struct vitrine_field vitrine_field;
typedef struct vitrine_setting vitrine_setting;
typedef struct vitrine_output vitrine_output;
typedef struct vitrine_item vitrine_item;

/* Where an exporter says what it is, during describe(). Text given here is copied. */
typedef struct vitrine_declaration {
    uint32_t size, abi;
    void* context; /* the host's */

    /* A property of the exporter. Required: "id" (permanent, "org.example.prices"), "name",
     * "version", "payload_version" (raised when every item must be sent again), "file_name" (of the
     * main output). Optional: "grouping" ("flat", the default, or "grouped"), "snapshot" ("yes":
     * what is left out of the output is removed on the channel), "max_options" (axes of a variant).
     */
    void (*set)(const struct vitrine_declaration*, const char* property, const char* value);

    /* A field the channel wants to know. The id is permanent: users' mappings are stored by it.
     * The pointer lives until describe() returns. */
    vitrine_field* (*add_field)(const struct vitrine_declaration*, const char* id);

    /* A property of a field: "label", "kind", "required" ("yes"), "repeated" ("yes"), "level"
     * ("item", "variant", "both"), "min_length", "max_length" (code points), "max_values",
     * "pattern" (ECMAScript, whole value), "choice" (once for each), "unit", "help". README.md
     * lists the kinds. */
    void (*field_set)(const struct vitrine_declaration*, vitrine_field*, const char* property,
                      const char* value);

    /* Something a person sets for a channel: an address, a code page. As add_field. */
    vitrine_setting* (*add_setting)(const struct vitrine_declaration*, const char* key);

    /* A property of a setting: "label", "kind" ("text", "choice", "number", "url"), "default",
     * "required", "choice", "help". */
    void (*setting_set)(const struct vitrine_declaration*, vitrine_setting*, const char* property,
                        const char* value);

    /* Says why describe() is about to return VITRINE_FAILED. */
    void (*fail)(const struct vitrine_declaration*, const char* why);
} vitrine_declaration;

/* An answer for one item. Any text may be NULL except item_key. */
typedef struct vitrine_answer {
    uint32_t size;
    int32_t status;        /* VITRINE_ACCEPTED, ... */
    const char* item_key;  /* of the item, or of a variant in it */
    const char* remote_id; /* the channel's own id: comes back with the item next time */
    const char* code;      /* stable, for counting: "shortened" */
    const char* message;   /* one English sentence: what is wrong and what to do */
    const char* field;     /* id of the field concerned */
} vitrine_answer;

/* What the host does for a run; valid from begin() until end() returns. */
typedef struct vitrine_host {
    uint32_t size, abi;
    void* context; /* the host's */

    /* The value a person set, or the declared default, or NULL. Lives until end() returns. */
    const char* (*setting)(const struct vitrine_host*, const char* key);

    /* Opens a further output file beside the main one. The name is a plain file name; NULL if it is
     * not, was opened before, or the disk refused. The host closes it. */
    vitrine_output* (*open_output)(const struct vitrine_host*, const char* name);

    /* Appends to an output; NULL means the main one. If not VITRINE_OK, stop and return it. */
    vitrine_status (*write)(const struct vitrine_host*, vitrine_output*, const void* bytes,
                            size_t count);

    /* Says what became of an item: exactly once for each, in add() or later, finish() at the
     * latest. Variants may be answered too, once each. */
    void (*answer)(const struct vitrine_host*, const vitrine_answer*);

    /* Tells the user something about the whole run. */
    void (*log)(const struct vitrine_host*, int32_t level, const char* text);

    /* Says why the current call is about to return VITRINE_FAILED. */
    void (*fail)(const struct vitrine_host*, const char* why);

    /* Not 0 when nobody waits for the result any more: return soon. [any thread] */
    int32_t (*cancelled)(const struct vitrine_host*);

    /* An optional service such as "vitrine.http/1", or NULL. Kit version 0 has none. */
    const void* (*service)(const struct vitrine_host*, const char* id);

    /* An item and what it says; all of it lives until add() returns. Positions count from 0; behind
     * the last one the answer is NULL. */
    int32_t (*item_kind)(const vitrine_item*); /* VITRINE_CREATE, ... */
    /* "key" (product code), "group_key" (of the root model), "parent_key", "remote_id" (from an
     * earlier answer); empty if there is none, NULL for a property the host does not know. */
    const char* (*item_text)(const vitrine_item*, const char* property);
    /* A field's value; position is 0 unless the field is repeated. NULL if there is none. */
    const char* (*item_value)(const vitrine_item*, const char* field, size_t position);
    /* The option axes of a variant, in order: "Colour", "Red". */
    const char* (*item_option_axis)(const vitrine_item*, size_t position);
    const char* (*item_option_value)(const vitrine_item*, size_t position);
    /* The variants of an item of a grouped exporter. */
    const vitrine_item* (*item_variant)(const vitrine_item*, size_t position);
} vitrine_host;

/* The exporter's own, static. */
typedef struct vitrine_exporter {
    uint32_t size, abi;

    /* Declares everything; quick, without side effects, the same each time. */
    vitrine_status (*describe)(const vitrine_declaration*);

    /* Starts a run and sets *run, the exporter's own state, which may stay NULL. */
    vitrine_status (*begin)(const vitrine_host*, void** run);

    /* Takes one item. VITRINE_FAILED ends the run; an item that is merely wrong is answered
     * VITRINE_REJECTED instead. */
    vitrine_status (*add)(void* run, const vitrine_item*);

    /* Completes the outputs. Not called after a failure or a cancel. */
    vitrine_status (*finish)(void* run);

    /* Frees run: called once after every begin() that returned VITRINE_OK, unless the process is
     * killed. */
    void (*end)(void* run);
} vitrine_exporter;

/* The one exported symbol. Quick and without side effects: it is also called to scan. NULL if the
 * exporter cannot serve a host of this ABI. */
VITRINE_EXPORT const vitrine_exporter* vitrine_exporter_entry(uint32_t host_abi);

#ifdef __cplusplus
}
#endif
#endif
