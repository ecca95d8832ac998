#include "store/delta.h"

#include "base/error.h"
#include "base/translate.h"
#include "store/document.h"

namespace vitrine {
namespace {

constexpr char delta_version = 1;
constexpr std::size_t uuid_length = 36;

[[noreturn]] void malformed_delta() {
    throw Error(Failure::storage, tr("A journal entry is damaged. Run verify to find which."),
                "malformed delta");
}

void put_changes(std::string& out, const FieldChanges& changes) {
    for (const FieldChange& change : changes) {
        put_field_head(out, change);
        if (change.before) wire::put_value(out, *change.before);
        if (change.after) wire::put_value(out, *change.after);
    }
}

FieldChanges take_changes(std::string_view in) {
    FieldChanges changes;
    while (!in.empty()) {
        FieldChange change;
        change.key.attribute = static_cast<AttributeId>(wire::take_varint(in));
        change.key.scope = static_cast<ScopeId>(wire::take_varint(in));
        if (in.empty()) malformed_delta();
        const auto flags = static_cast<unsigned char>(in.front());
        in.remove_prefix(1);
        if ((flags & delta_flag::before) != 0) change.before = wire::take_value(in);
        if ((flags & delta_flag::after) != 0) change.after = wire::take_value(in);
        changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace

void begin_changes(std::string& delta) {
    delta.assign(1, delta_version);
}

void put_field_head(std::string& out, const FieldChange& change) {
    wire::put_varint(out, static_cast<std::uint32_t>(change.key.attribute));
    wire::put_varint(out, static_cast<std::uint32_t>(change.key.scope));
    out += static_cast<char>((change.before ? delta_flag::before : 0U) |
                             (change.after ? delta_flag::after : 0U));
}

std::string encode_changes(const FieldChanges& changes) {
    std::string out;
    begin_changes(out);
    put_changes(out, changes);
    return out;
}

FieldChanges decode_changes(std::string_view delta) {
    if (delta.empty() || delta.front() != delta_version) malformed_delta();
    return take_changes(delta.substr(1));
}

std::string encode_removed(const Product& product) {
    std::string out(1, delta_version);
    out += static_cast<char>(product.kind);
    out += product.uuid;
    if (product.uuid.size() != uuid_length) malformed_delta();
    put_changes(out, differences(product, Product{}));
    // differences() leaves out what equals an empty product's; enabled is its only default that is
    // not "absent", and set_field() restores it as true.
    return out;
}

Product decode_removed(std::string_view delta) {
    if (delta.size() < 2 + uuid_length || delta.front() != delta_version) malformed_delta();
    Product product;
    product.kind = static_cast<ProductKind>(delta[1]);
    product.uuid = delta.substr(2, uuid_length);
    const ProductKind kind = product.kind;
    for (const FieldChange& change : take_changes(delta.substr(2 + uuid_length))) {
        if (change.before) set_field(product, change.key, change.before);
    }
    product.kind = kind;
    return product;
}

}  // namespace vitrine
