#include "operations/change_links.h"

#include <algorithm>

#include "base/error.h"
#include "base/translate.h"
#include "operations/edit_links.h"
#include "operations/history.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

constexpr std::int64_t most_of_one = 2'147'483'647;

// Adds to, takes from or orders any list whose items name what they are of.
template <class Item, class IdOf>
void step_in(std::vector<Item>& items, const LinkChange& change, Item added, IdOf id_of) {
    const auto at = std::find_if(items.begin(), items.end(),
                                 [&](const Item& item) { return id_of(item) == change.target; });
    switch (change.step) {
        case LinkStep::add:
            if (at == items.end()) items.push_back(std::move(added));
            break;
        case LinkStep::remove:
            if (at != items.end()) items.erase(at);
            break;
        case LinkStep::move: {
            if (at == items.end()) break;
            const auto place =
                std::clamp<std::ptrdiff_t>(at - items.begin() + change.places, 0,
                                           static_cast<std::ptrdiff_t>(items.size()) - 1);
            Item moved = std::move(*at);
            items.erase(at);
            items.insert(items.begin() + place, std::move(moved));
            break;
        }
        case LinkStep::count:
            if (at != items.end()) *at = std::move(added);
            break;
    }
}

void check_target(Catalogue& catalogue, const Structure& structure, const LinkChange& change) {
    bool is_there = false;
    switch (change.property) {
        case property::categories:
            is_there = structure.categories.find(change.target) != nullptr;
            break;
        case property::groups:
        case property::linked_groups:
            is_there = structure.groups.find(change.target) != nullptr;
            break;
        default:
            is_there = !catalogue.products().code_of(change.target).empty();
    }
    if (!is_there)
        throw Error(Failure::usage, tr("What was chosen is not there any more. Choose again."));
    const bool is_product =
        change.property == property::linked_products || change.property == property::linked_models;
    if (is_product && change.target == change.product)
        throw Error(Failure::usage, tr("A product cannot be linked to itself."));
}

void step_plain(Product& product, const LinkChange& change, ValueKey key) {
    References links{product.references(key.attribute, key.scope)};
    step_in(links.ids, change, change.target, [](std::int32_t id) { return id; });
    product.values.set(key, std::move(links));
}

// What was linked without quantities, when the type had none yet, counts once.
void step_counted(Product& product, const LinkChange& change, ValueKey plain) {
    const ValueKey key = {plain.attribute == property::linked_models
                              ? property::quantified_models
                              : property::quantified_products,
                          plain.scope};
    Quantities links;
    if (const Value* stored = product.values.find(key)) links = std::get<Quantities>(*stored);
    for (const std::int32_t id : product.references(plain.attribute, plain.scope)) {
        const bool is_counted =
            std::any_of(links.items.begin(), links.items.end(),
                        [id](const Quantity& known) { return known.product == id; });
        if (!is_counted) links.items.push_back({id, Decimal(1, 0)});
    }
    step_in(links.items, change, Quantity{change.target, change.count},
            [](const Quantity& item) { return item.product; });
    product.values.erase(plain);
    product.values.set(key, std::move(links));
}

std::string note_of(const Structure& structure, const LinkChange& change) {
    // As the history writes fields: "categories", "X_SELL.products".
    const std::string field =
        field_name(structure, ValueKey{change.property, change.association_type});
    return tr("Change of {0}", field);
}

}  // namespace

bool is_link_count(const Decimal& count) {
    return count.is_whole() && count >= Decimal(1, 0) && count <= Decimal(most_of_one, 0);
}

ChangeSetId change_links(Catalogue& catalogue, const LinkChange& change) {
    const bool is_link = is_link_property(change.property);
    const auto structure = catalogue.structure();
    const AssociationType* type = structure->association_types.find(change.association_type);
    if (is_link && type == nullptr)
        throw Error(Failure::usage, tr("There is no such kind of link any more."));
    if (!is_link_count(change.count)) {
        throw Error(Failure::usage,
                    tr("\"{0}\" is no quantity. Write a whole number from 1 on, such as 2.",
                       change.count.to_string()));
    }
    if (change.step == LinkStep::add) check_target(catalogue, *structure, change);

    ChangeSetOrigin origin;
    origin.author = current_author();
    origin.source = "edit";
    origin.note = note_of(*structure, change);
    ChangeSetWriter writer(catalogue, std::move(origin));
    const auto before = catalogue.products().load(change.product);
    if (!before) throw Error(Failure::usage, tr("There is no such product any more."));
    Product after = *before;
    const ValueKey key = {change.property, is_link ? change.association_type : 0};
    const bool is_counted =
        is_link && type->quantified && change.property != property::linked_groups;
    if (is_counted) {
        step_counted(after, change, key);
    } else {
        step_plain(after, change, key);
    }

    TwoWayLinks links;
    links.collect(writer.structure(), *before, after);
    for (const ProductId id : links.followers()) {
        if (id == change.product) continue;
        const auto other = catalogue.products().load(id);
        if (!other) continue;
        Product followed = *other;
        if (links.follow(followed)) writer.update(*other, std::move(followed));
    }
    links.follow(after);
    writer.update(*before, std::move(after));
    return writer.finish();
}

}  // namespace vitrine
