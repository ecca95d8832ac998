// A channel on the sample structure with an exporter that has a field of every kind.
#pragma once

#include <memory>

#include "catalog/sample_structure.h"
#include "publish/listing.h"
#include "publish/readiness.h"

namespace vitrine {

class SampleChannel {
public:
    SampleStructure sample;
    ChannelProfile profile;
    ExporterDescription exporter;

    SampleChannel() {
        exporter.id = "test.exporter";
        exporter.name = "Test";
        exporter.payload_version = "1";
        profile.channel = "ecommerce";
        profile.exporter = exporter.id;
        profile.settings = {{"image_base", "https://img.example/"},
                            {"link_base", "https://shop.example"}};
    }

    // Declares a field; the reference lives until the next one.
    ExporterField& field(const std::string& id, FieldKind kind) {
        ExporterField field;
        field.id = field.label = id;
        field.kind = kind;
        exporter.fields.push_back(std::move(field));
        return exporter.fields.back();
    }
    FieldSource& map(const std::string& id, SourceKind kind, const std::string& text) {
        FieldSource source;
        source.kind = kind;
        source.text = text;
        profile.fields[id].push_back(std::move(source));
        return profile.fields[id].back();
    }
    FieldSource& map_attribute(const std::string& id, const std::string& code) {
        return map(id, SourceKind::attribute, code);
    }

    std::unique_ptr<ListingMaker> maker() const {
        return std::make_unique<ListingMaker>(std::make_shared<Structure>(sample.structure),
                                              *sample.structure.channels.find("ecommerce"), profile,
                                              exporter);
    }

    // The texts of a field for a product without parents.
    std::vector<std::string> texts(const std::string& id, const Product& product) const {
        return texts(id, Lineage{&product, nullptr, nullptr});
    }
    std::vector<std::string> texts(const std::string& id, const Lineage& lineage) const {
        const auto made = maker();
        std::vector<std::string> found;
        for (const ListingValue& value : made->make(lineage, ListingRow::whole).values) {
            if (made->fields()[value.field].field->id == id) found.push_back(value.text);
        }
        return found;
    }
    JudgedItem judge(const Product& product) const {
        return judge(Lineage{&product, nullptr, nullptr});
    }
    JudgedItem judge(const Lineage& lineage) const {
        const auto made = maker();
        return ReadinessRules(*made).judge(made->make(lineage, ListingRow::whole));
    }
};

}  // namespace vitrine
