#include "operations/put_file.h"

#include "base/error.h"
#include "base/translate.h"
#include "catalog/validation.h"
#include "operations/edit_rules.h"
#include "picture/picture_header.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

[[noreturn]] void refuse(const Issue& issue) {
    throw Error(Failure::usage,
                issue.fix.empty() ? issue.message : issue.message + ' ' + issue.fix);
}

}  // namespace

std::optional<Issue> check_new_file(const Structure& structure, const Attribute& attribute,
                                    const Lineage& lineage, const std::filesystem::path& file,
                                    std::string_view name) {
    if (auto issue = check_level(structure, lineage, attribute.id)) return issue;
    return check_new_file(structure, attribute, file, name);
}

std::optional<Issue> check_new_file(const Structure& structure, const Attribute& attribute,
                                    const std::filesystem::path& file, std::string_view name) {
    if (attribute.type == AttributeType::image &&
        !read_picture_header(file).media_type.starts_with("image/")) {
        return refusal("picture.kind", tr("{0} is no picture that can be shown.", name),
                       tr("Use JPEG, PNG, WebP, GIF, TIFF or SVG."));
    }
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    if (failure) throw Error(Failure::storage, tr("{0} cannot be read.", name), failure.message());
    if (auto issue = check_file_size(attribute, name, static_cast<std::int64_t>(size)))
        return issue;
    const Value value = FileReference{std::string(name), {}};
    for (Issue& issue : validate_value(structure, attribute, value)) {
        if (issue.severity == Severity::error) return std::move(issue);
    }
    return std::nullopt;
}

ChangeSetId put_file(Catalogue& catalogue, ProductId product, const FieldAddress& field,
                     const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    ChangeSetOrigin origin;
    origin.author = current_author();
    origin.source = "edit";
    origin.note = tr("{0} put in", name);
    ChangeSetWriter writer(catalogue, std::move(origin));
    const Structure& structure = writer.structure();
    const Attribute* attribute = structure.attributes.find(field.attribute);
    if (attribute == nullptr || !attribute->is_media())
        throw Error(Failure::usage, tr("This field takes no files."));
    if (const auto issue = check_editable(structure, attribute->id)) refuse(*issue);
    const auto before = catalogue.products().load(product);
    if (!before) throw Error(Failure::usage, tr("There is no such product any more."));
    const LoadedLineage loaded(catalogue.products(), *before);
    if (const auto issue = check_new_file(structure, *attribute, loaded.lineage(), file, name))
        refuse(*issue);
    if (const auto issue = check_override(structure, loaded.lineage(), attribute->id))
        refuse(*issue);
    const ValueKey key = writer.key_for(*attribute, field.channel, field.locale);
    Product after = *before;
    const std::string checksum = catalogue.assets().add(file).checksum;
    const Value* stored = before->values.find(key);
    const auto* now = stored == nullptr ? nullptr : std::get_if<FileReference>(stored);
    if (now == nullptr || now->checksum != checksum)
        after.values.set(key, FileReference{name, checksum});
    writer.update(*before, std::move(after));
    return writer.finish();
}

}  // namespace vitrine
