// The texts of a catalogue that name entities by their code: everything else refers by id. These
// are saved filters and the profiles of channels (their filters, mappings and value tables), the
// expressions of computed attributes, the default values of selects, the attributes of an attribute
// group in its own order, and the locales of labels.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "operations/structure_change.h"
#include "operations/structure_names.h"

namespace vitrine {

// `from` gets another code or becomes one with `to`.
struct Successor {
    EntityAddress from;
    EntityAddress to;  // the same for a new code
};

// Lets every text that names `from` name `to`. `before` is the structure in which the texts can be
// read, that of `change` has the new code already; `from` may still be in it. Counts what it
// rewrites. A text that could not be read before stays as it is; one that would say something else
// afterwards refuses the change.
void follow_codes(StructureChange& change, const Structure& before, const Successor& successor);

// A product's code in texts: filters that compare with it.
void follow_product_code(StructureChange& change, const Structure& before, ProductKind kind,
                         std::string_view from, std::string_view to);

// Takes the entity's code out of profiles where it only describes their own channel.
void forget_in_descriptions(StructureChange& change, const EntityAddress& entity);

// Where the entity is named by its code, such descriptions left out: "the saved filter sale", "the
// channel shop (fields.title)".
struct TextUse {
    enum class Where {
        saved_filter,
        channel,
        expression,
        default_value,
        price_rule
    } where = Where::saved_filter;
    std::string code;   // of the filter, channel, attribute or rule
    std::string place;  // in a profile: "fields.title[1]"
    std::string sentence() const;
};
std::vector<TextUse> text_uses(const Structure& structure, const EntityAddress& entity);

// Warns where the option says where products stand in their lifecycle, which is known by its code,
// and another code says something else; without one, as after a deletion, they are active.
void warn_of_lifecycle(StructureChange& change, const Option& option, std::string_view code);

// Refuses the change where a filter could be read in `before` and cannot be any more, or an
// attribute could be computed.
void refuse_broken_texts(StructureChange& change, const Structure& before);

}  // namespace vitrine
