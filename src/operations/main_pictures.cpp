#include "operations/main_pictures.h"

#include <map>

#include "operations/extract_lineages.h"

namespace vitrine {
namespace {

const Attribute* image_of(const Structure& structure, const Family& family) {
    if (const Attribute* chosen = structure.attributes.find(family.image_attribute)) return chosen;
    for (const AttributeId id : family.attributes) {
        const Attribute* attribute = structure.attributes.find(id);
        if (attribute != nullptr && attribute->type == AttributeType::image) return attribute;
    }
    return nullptr;
}

}  // namespace

std::vector<MainPicture> main_pictures(Catalogue& catalogue, std::span<const ProductId> products,
                                       ChannelId channel, LocaleId locale) {
    const CatalogueSnapshot snapshot(catalogue);
    const auto structure = catalogue.structure();
    std::map<FamilyId, std::optional<ValueKey>> keys;
    WantedContent wanted;
    structure->families.each([&](const Family& family) {
        const Attribute* image = image_of(*structure, family);
        if (image == nullptr) return;
        wanted.add(image->id, Content::value);
        keys[family.id] = structure->key_for(*image, channel, locale, 0);
    });
    ProductExtract extract(catalogue.connection(), wanted);
    ExtractLineages lineages(extract);
    std::vector<MainPicture> pictures;
    for (const ProductId id : products) {
        MainPicture& picture = pictures.emplace_back();
        picture.product = id;
        const auto product = extract.load(id);
        if (!product) continue;
        const Lineage lineage = lineages.lineage_of(*product);
        const Family* family = family_of(*structure, lineage);
        const auto key = family == nullptr ? std::nullopt : keys[family->id];
        const Value* value = key ? lineage.find(*key) : nullptr;
        const auto* file = value == nullptr ? nullptr : std::get_if<FileReference>(value);
        if (file == nullptr) continue;
        picture.name = std::filesystem::path(file->name).filename().string();
        if (file->checksum.empty()) continue;
        const auto path = catalogue.assets().path_of(file->checksum);
        std::error_code ignored;
        if (std::filesystem::exists(path, ignored)) picture.file = path;
    }
    return pictures;
}

}  // namespace vitrine
