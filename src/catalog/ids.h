// Numbers by which documents and the journal name things. Codes stand at the edges only; inside, an
// entity is its id: dense, given once, never reused. 0 means "none".
#pragma once

#include <cstdint>

namespace vitrine {

using AttributeId = std::int32_t;
using AttributeGroupId = std::int32_t;
using OptionId = std::int32_t;
using FamilyId = std::int32_t;
using FamilyVariantId = std::int32_t;
using CategoryId = std::int32_t;
using ChannelId = std::int32_t;
using LocaleId = std::int32_t;
using CurrencyId = std::int32_t;
using AssociationTypeId = std::int32_t;
using GroupTypeId = std::int32_t;
using GroupId = std::int32_t;
using ReferenceEntityId = std::int32_t;
using RecordId = std::int32_t;
using MarketId = std::int32_t;
using LocationId = std::int32_t;
using SavedFilterId = std::int32_t;
using QualitySettingId = std::int32_t;
using DataSourceId = std::int32_t;
using SegmentId = std::int32_t;
using PriceListId = std::int32_t;
using PriceRuleId = std::int32_t;
using UnitId = std::int32_t;
using MeasurementFamilyId = std::int32_t;
using ScopeId = std::int32_t;
using ProductId = std::int32_t;
using ChangeSetId = std::int64_t;

}  // namespace vitrine
